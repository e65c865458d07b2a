package io.github.jpki4j.it.module;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DirectiveTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What a module offers to others, as the lines of its {@code api.txt}: each public type of an
 * exported package, and below it each public or protected member, in the words of the source.
 *
 * <p>It is read from the sources, by the parser alone: so it needs no class path, is never behind
 * the class files, is the same on every JDK, and has {@code @Nullable}. What is public says nothing
 * of it. What a type inherits from one that is not public counts as its own. In one file, without
 * libraries, so that {@code java ApiListing.java} in the project's root rewrites all listings.
 */
final class ApiListing {

  /** Its module-info cannot be: what android.nfc is in is no module. It exports everything. */
  private static final String WITHOUT_MODULE_INFO = "jpki-transport-android";

  private static final Path SOURCES = Path.of("src", "main", "java");

  /** All that stand in no other, by simple name; {@code PackageTest} has one class for a name. */
  private final Map<String, ClassTree> types = new HashMap<>();

  private final SortedMap<String, List<String>> blocks = new TreeMap<>();

  private ApiListing() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of("");
    for (String module : modules(root)) {
      Files.write(file(root, module), of(root, module));
    }
  }

  /** The modules that have a listing: those that export packages. */
  static List<String> modules(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root.toAbsolutePath())) {
      return folders
          .filter(
              folder ->
                  folder.endsWith(WITHOUT_MODULE_INFO)
                      || Files.exists(folder.resolve(SOURCES).resolve("module-info.java")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  static Path file(Path root, String module) {
    return root.resolve(module).resolve("api.txt");
  }

  /** The listing as it has to be. */
  static List<String> of(Path root, String module) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root.resolve(module).resolve(SOURCES))) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    List<CompilationUnitTree> units = parse(files);
    ApiListing listing = new ApiListing();
    for (CompilationUnitTree unit : units) {
      listing.index(unit.getTypeDecls());
    }
    Set<String> exported = exported(units);
    for (CompilationUnitTree unit : units) {
      String in = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      if (exported.isEmpty() || exported.contains(in)) {
        listing.add(in, unit.getTypeDecls(), false);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("# What " + module + " offers; CONTRIBUTING.md says how to write this file anew.");
    for (List<String> block : listing.blocks.values()) {
      lines.add("");
      lines.addAll(block);
    }
    return lines;
  }

  private static List<CompilationUnitTree> parse(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  said, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      if (said.getBuffer().length() > 0) {
        throw new IOException(said.toString());
      }
      return units;
    }
  }

  /** The packages that everybody sees. */
  private static Set<String> exported(List<CompilationUnitTree> units) {
    Set<String> exported = new HashSet<>();
    for (CompilationUnitTree unit : units) {
      if (unit.getModule() != null) {
        for (DirectiveTree directive : unit.getModule().getDirectives()) {
          if (directive instanceof ExportsTree exports && exports.getModuleNames() == null) {
            exported.add(exports.getPackageName().toString());
          }
        }
      }
    }
    return exported;
  }

  private void index(List<? extends Tree> trees) {
    for (Tree tree : trees) {
      if (tree instanceof ClassTree type) {
        types.put(type.getSimpleName().toString(), type);
      }
    }
  }

  private void add(String in, List<? extends Tree> trees, boolean inInterface) {
    for (Tree tree : trees) {
      if (tree instanceof ClassTree type && isVisible(type.getModifiers(), inInterface, true)) {
        String name = in + "." + type.getSimpleName();
        List<String> block = new ArrayList<>();
        block.add(header(type, name));
        members(type).forEach(member -> block.add("  " + member));
        blocks.put(name, block);
        add(name, type.getMembers(), isInterface(type));
      }
    }
  }

  private static String header(ClassTree type, String name) {
    String kind =
        switch (type.getKind()) {
          case ANNOTATION_TYPE -> "@interface";
          case ENUM -> "enum";
          case INTERFACE -> "interface";
          case RECORD -> "record";
          default -> "class";
        };
    Set<Modifier> shown = Set.of(Modifier.PROTECTED, Modifier.SEALED, Modifier.NON_SEALED);
    if (kind.equals("class")) {
      shown =
          Set.of(
              Modifier.PROTECTED,
              Modifier.STATIC,
              Modifier.ABSTRACT,
              Modifier.FINAL,
              Modifier.SEALED,
              Modifier.NON_SEALED);
    }
    String components =
        kind.equals("record")
            ? components(type).map(c -> type(c) + " " + c.getName()).collect(in("(", ")"))
            : "";
    Tree parent = type.getExtendsClause();
    return modifiers(type.getModifiers(), shown)
        + kind
        + " "
        + name
        + list("<", type.getTypeParameters(), ">")
        + components
        + (parent == null ? "" : " extends " + text(parent))
        + list(isInterface(type) ? " extends " : " implements ", type.getImplementsClause(), "")
        + list(" permits ", type.getPermitsClause(), "");
  }

  private Set<String> members(ClassTree type) {
    Set<String> lines = new TreeSet<>();
    boolean constructed = !type.getKind().equals(Tree.Kind.CLASS);
    for (Tree tree : type.getMembers()) {
      if (tree instanceof MethodTree method && isConstructor(method)) {
        constructed = true;
        if (isVisible(method.getModifiers(), false, isOpen(type)) && !isCanonical(type, method)) {
          lines.add(method(type, method));
        }
      }
    }
    if (!constructed) {
      lines.add(type.getSimpleName() + "()");
    }
    addOthers(type, isOpen(type), lines);
    return lines;
  }

  /** All but constructors, also those that come from a type that is not public. */
  private void addOthers(ClassTree type, boolean open, Set<String> lines) {
    for (Tree tree : type.getMembers()) {
      if (tree instanceof MethodTree method
          && !isConstructor(method)
          && isVisible(method.getModifiers(), isInterface(type), open)
          && !isAccessor(type, method)) {
        lines.add(method(type, method));
      } else if (tree instanceof VariableTree field
          && isVisible(field.getModifiers(), isInterface(type), open)) {
        lines.add(field(type, field));
      }
    }
    List<Tree> parents = new ArrayList<>(type.getImplementsClause());
    if (type.getExtendsClause() != null) {
      parents.add(type.getExtendsClause());
    }
    for (Tree parent : parents) {
      ClassTree known = types.get(text(parent).replaceAll("<.*", "").replaceAll(".*\\.", ""));
      if (known != null && !known.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        addOthers(known, open, lines);
      }
    }
  }

  private static String field(ClassTree type, VariableTree field) {
    if (type.getKind().equals(Tree.Kind.ENUM) && isConstantOf(type, field)) {
      return field.getName().toString();
    }
    Set<Modifier> shown = Set.of(Modifier.PROTECTED, Modifier.STATIC, Modifier.FINAL);
    String modifiers = isInterface(type) ? "static final " : modifiers(field.getModifiers(), shown);
    Tree value = field.getInitializer();
    // Compiled into the classes of those who use it.
    boolean constant =
        value != null
            && modifiers.endsWith("static final ")
            && (field.getType() instanceof PrimitiveTypeTree
                || text(field.getType()).equals("String"))
            && value.toString().indexOf('(') < 0;
    return modifiers + type(field) + " " + field.getName() + (constant ? " = " + value : "");
  }

  private static String method(ClassTree type, MethodTree method) {
    Set<Modifier> shown =
        isInterface(type)
            ? Set.of(Modifier.STATIC, Modifier.DEFAULT)
            : Set.of(Modifier.PROTECTED, Modifier.STATIC, Modifier.ABSTRACT, Modifier.FINAL);
    String result =
        isConstructor(method)
            ? type.getSimpleName().toString()
            : nullable(method.getModifiers())
                + text(method.getReturnType())
                + " "
                + method.getName();
    String variables = list("<", method.getTypeParameters(), "> ");
    return modifiers(method.getModifiers(), shown)
        + variables
        + result
        + method.getParameters().stream().map(ApiListing::type).collect(in("(", ")"))
        + list(" throws ", method.getThrows(), "")
        + (method.getDefaultValue() == null ? "" : " default " + method.getDefaultValue());
  }

  private static boolean isVisible(ModifiersTree modifiers, boolean inInterface, boolean open) {
    Set<Modifier> flags = modifiers.getFlags();
    return flags.contains(Modifier.PUBLIC)
        || (flags.contains(Modifier.PROTECTED) && open)
        || (inInterface && !flags.contains(Modifier.PRIVATE));
  }

  /** Whether others may extend it: what is protected is theirs, too. */
  private static boolean isOpen(ClassTree type) {
    return type.getKind().equals(Tree.Kind.CLASS)
        && !type.getModifiers().getFlags().contains(Modifier.FINAL);
  }

  private static boolean isInterface(ClassTree type) {
    return type.getKind().equals(Tree.Kind.INTERFACE)
        || type.getKind().equals(Tree.Kind.ANNOTATION_TYPE);
  }

  private static boolean isConstructor(MethodTree method) {
    return method.getReturnType() == null;
  }

  private static boolean isConstantOf(ClassTree type, VariableTree field) {
    return text(field.getType()).equals(type.getSimpleName().toString())
        && field.getInitializer() instanceof NewClassTree;
  }

  /** The parser takes them for fields, the only ones of a record that are not static. */
  private static Stream<VariableTree> components(ClassTree type) {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC));
  }

  /** What the head of a record says already. Its short form has no parameters to the parser. */
  private static boolean isCanonical(ClassTree type, MethodTree constructor) {
    if (!type.getKind().equals(Tree.Kind.RECORD)) {
      return false;
    }
    List<String> given = constructor.getParameters().stream().map(ApiListing::type).toList();
    return given.equals(components(type).map(ApiListing::type).toList())
        || (given.isEmpty() && !constructor.getBody().toString().contains("this("));
  }

  private static boolean isAccessor(ClassTree type, MethodTree method) {
    return type.getKind().equals(Tree.Kind.RECORD)
        && method.getParameters().isEmpty()
        && components(type).anyMatch(c -> c.getName().equals(method.getName()));
  }

  /** In their usual order, each with a space after it; with the mark of what is deprecated. */
  private static String modifiers(ModifiersTree modifiers, Set<Modifier> shown) {
    return (has(modifiers, "Deprecated") ? "@Deprecated " : "")
        + modifiers.getFlags().stream()
            .filter(shown::contains)
            .sorted()
            .map(modifier -> modifier + " ")
            .collect(joining());
  }

  /** To the parser an annotation of a type is one of what has the type. */
  private static String nullable(ModifiersTree modifiers) {
    return has(modifiers, "Nullable") ? "@Nullable " : "";
  }

  private static boolean has(ModifiersTree modifiers, String annotation) {
    return modifiers.getAnnotations().stream()
        .anyMatch(found -> found.getAnnotationType().toString().equals(annotation));
  }

  private static String type(VariableTree variable) {
    String type = text(variable.getType());
    if (variable.toString().contains("...")) {
      type = type.replaceAll("\\[]$", "...");
    }
    return nullable(variable.getModifiers()) + type;
  }

  private static String list(String before, List<? extends Tree> trees, String after) {
    return trees.isEmpty() ? "" : trees.stream().map(ApiListing::text).collect(in(before, after));
  }

  private static Collector<CharSequence, ?, String> in(String before, String after) {
    return joining(", ", before, after);
  }

  /** As javac prints it, which gives an annotation parentheses and lists no spaces. */
  private static String text(Tree tree) {
    return tree.toString().replace("()", "").replaceAll(",\\s*", ", ");
  }
}
