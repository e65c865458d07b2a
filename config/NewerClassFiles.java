import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes in a jar that are in the format of Java 5 that of Java 8, which is the same
 * code with stack maps. The JDK keeps no class of the old format in its AOT cache, and verifies it
 * in the old way at each start; picocli is such a library. Run by the build of the command's jar.
 */
final class NewerClassFiles {

  private static final int VERSION_AT = 7; // bytes 4 to 7: minor and major version
  private static final int JAVA_6 = 50;

  private NewerClassFiles() {}

  /** Takes the path of the jar, which is replaced. */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    int count = 0;
    try (ZipFile old = new ZipFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        ZipOutputStream out = new ZipOutputStream(written)) {
      for (Enumeration<? extends ZipEntry> all = old.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        byte[] bytes = old.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".class") && bytes[VERSION_AT] < JAVA_6) {
          bytes = newer(bytes, classes);
          count++;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        out.write(bytes);
        out.closeEntry();
      }
    }
    if (count == 0) {
      throw new IllegalStateException("no class of the old format is left: delete this step");
    }
    Files.write(jar, written.toByteArray());
  }

  private static byte[] newer(byte[] old, ClassLoader classes) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return classes;
          }
        };
    ClassVisitor raised =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
          }
        };
    new ClassReader(old).accept(raised, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }
}
