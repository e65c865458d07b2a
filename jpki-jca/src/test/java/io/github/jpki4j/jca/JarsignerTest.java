package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's jarsigner, in a process of its own, with a simulated card. */
class JarsignerTest {

  private static final String PASSWORD_VARIABLE = "JPKI_TEST_PASSWORD";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "AUTH, 1234, 0, jar signed",
    "SIGN, ABC123, 0, jar signed",
    "AUTH, 9999, 1, tries left: 2",
    "SIGN, WRONG1, 1, tries left: 4",
  })
  void signsAJarOrSaysWhatIsWrong(KeyKind kind, String password, int exit, String said)
      throws Exception {
    Path jar = folder.resolve("test.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("test.txt"));
      out.write(Stores.MESSAGE);
    }
    Child.Result signing =
        jarsigner(
            password,
            "-storetype",
            Stores.type(kind),
            "-keystore",
            "NONE",
            "-storepass:env",
            PASSWORD_VARIABLE,
            "-providerClass",
            JpkiProvider.class.getName(),
            "-providerArg",
            "simulator",
            jar.toString(),
            Stores.alias(kind));
    assertThat(signing.exit()).as("%s", signing.output()).isEqualTo(exit);
    assertThat(signing.output()).contains(said).doesNotContain(password);
    Child.Result verifying = jarsigner(password, "-verify", jar.toString());
    assertThat(verifying.output()).contains(exit == 0 ? "jar verified" : "jar is unsigned");
  }

  private static Child.Result jarsigner(String password, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Child.tool("jarsigner"),
                "-J-Duser.language=en",
                "-J-Djava.class.path=" + System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return Child.run(command, Map.of(PASSWORD_VARIABLE, password));
  }
}
