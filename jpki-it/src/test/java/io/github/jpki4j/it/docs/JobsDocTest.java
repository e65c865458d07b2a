package io.github.jpki4j.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * README's table of jobs lists for each job the types of jpki4j that its program names, and how
 * many these are: what a user has to know for the job. The table of docs/architecture.md lists for
 * each package the jobs that need it.
 */
class JobsDocTest {

  private static final String ROOT = "io.github.jpki4j";

  /** The jobs in the order of README's rows, with their programs. */
  private enum Job {
    LOG_IN("LoginJob"),
    VALIDATE("CertificateJob"),
    SIGN("SignPdfJob"),
    VERIFY("VerifyPdfJob"),
    ADVISE("AdviceJob"),
    TEST("SimulatedCardJobTest");

    private final String program;

    Job(String program) {
      this.program = program;
    }

    /** As docs/architecture.md names it. */
    String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import io\\.github\\.jpki4j\\.(?!it\\.)[\\w.]*?([A-Z][\\w.]*);$");
  private static final Pattern IMPORTED_PACKAGE =
      Pattern.compile("(?m)^import (io\\.github\\.jpki4j(?:\\.(?!it\\.)[a-z0-9]+)*)\\.[A-Z]");
  private static final Pattern EXPORT = Pattern.compile("(?m)^  exports ([\\w.]+);$");
  private static final Pattern PACKAGE_ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\| ([a-z ,]*)\\| [^|]+ \\|$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]*\\| (\\d+): (`[^|]*) \\|$");
  private static final Pattern TYPE = Pattern.compile("`([\\w.]+)`");

  private final NamedTests programs = new NamedTests();

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.ja.md"})
  void eachJobTakesTheTypesThatTheTableLists(String page) {
    String text = ProjectFile.read(ProjectFile.ROOT.resolve(page)).text();
    List<List<String>> listed =
        ROW.matcher(text)
            .results()
            .map(
                row -> {
                  List<String> types = types(row.group(2));
                  assertThat(types).as(row.group()).hasSize(Integer.parseInt(row.group(1)));
                  return types;
                })
            .toList();
    List<List<String>> named = Stream.of(Job.values()).map(job -> named(source(job))).toList();
    assertThat(listed).isEqualTo(named);
  }

  @Test
  void eachPackageIsListedWithTheJobsThatNeedIt() {
    Map<String, Set<String>> listed = new TreeMap<>();
    String page = ProjectFile.read(ProjectFile.ROOT.resolve("docs/architecture.md")).text();
    String section = page.substring(page.indexOf("## Which package for which job"));
    PACKAGE_ROW
        .matcher(section.substring(0, section.indexOf("\n## ")))
        .results()
        .forEach(
            row -> {
              String name = row.group(1).equals(ROOT) ? ROOT : ROOT + "." + row.group(1);
              Set<String> jobs = new TreeSet<>(List.of(row.group(2).strip().split(", ?", -1)));
              jobs.remove("");
              listed.put(name, jobs);
            });
    Map<String, Set<String>> needed = new TreeMap<>();
    exported().forEach(name -> needed.put(name, new TreeSet<>()));
    for (Job job : Job.values()) {
      IMPORTED_PACKAGE
          .matcher(source(job))
          .results()
          .forEach(found -> needed.get(found.group(1)).add(job.title()));
    }
    assertThat(listed).isEqualTo(needed);
  }

  /** By every module; that of Android has no module-info. */
  private static Set<String> exported() {
    Set<String> packages = new TreeSet<>(Set.of(ROOT + ".android"));
    for (ProjectFile file : ProjectFile.all()) {
      if (file.path().endsWith("src/main/java/module-info.java")) {
        EXPORT.matcher(file.text()).results().forEach(found -> packages.add(found.group(1)));
      }
    }
    return packages;
  }

  private String source(Job job) {
    List<String> sources = programs.sources(job.program);
    assertThat(sources).as(job.program).hasSize(1);
    return sources.get(0);
  }

  private static List<String> types(String cell) {
    return TYPE.matcher(cell).results().map(type -> type.group(1)).toList();
  }

  /** What the source imports; nothing is used without an import or without its name. */
  private static List<String> named(String source) {
    String rest = source.replaceAll("(?m)^(import|package) .*", "");
    assertThat(rest).doesNotContain("io.github.jpki4j").doesNotContainPattern("\\bvar\\b");
    return IMPORT.matcher(source).results().map(type -> type.group(1)).sorted().toList();
  }
}
