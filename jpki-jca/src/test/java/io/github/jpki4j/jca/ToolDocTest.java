package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of docs/integrations.md run as they stand there, except for the card. */
class ToolDocTest {

  private static final Path DOCS = Path.of(System.getProperty("jpki.root"), "docs");
  private static final String BEGIN = "```sh\n";

  @TempDir private Path folder;

  private static String[] commands(String document) throws Exception {
    String text = Files.readString(DOCS.resolve(document));
    int from = text.indexOf(BEGIN) + BEGIN.length();
    return text.substring(from, text.indexOf("\n```", from)).replace("\\\n", "").split("\n", -1);
  }

  private String run(String command, Path jar) throws Exception {
    List<String> words = new ArrayList<>();
    for (String word : command.split(" +", -1)) {
      String own =
          word.replace("app.jar", jar.toString())
              .replace("\"$JARS\"", System.getProperty("java.class.path"));
      words.add(own.equals("pcsc") ? "simulator" : own);
    }
    words.set(0, Child.tool(words.get(0)));
    words.add(1, "-J-Duser.language=en");
    Map<String, String> password = Map.of("JPKI_PASSWORD", Desk.secret(KeyKind.SIGN));
    Child.Result result = Child.run(words, password);
    assertThat(result.exit()).as("%s", result.output()).isZero();
    return result.output();
  }

  @ParameterizedTest
  @ValueSource(strings = {"integrations.md", "integrations.ja.md"})
  void theCommandsListSignAndVerify(String document) throws Exception {
    Path jar = folder.resolve("app.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("test.txt"));
      out.write(Stores.MESSAGE);
    }
    String[] commands = commands(document);
    assertThat(commands).hasSize(3);
    assertThat(run(commands[0], jar)).contains("sign", "PrivateKeyEntry");
    assertThat(run(commands[1], jar)).contains("jar signed", "-tsa");
    assertThat(run(commands[2], jar)).contains("jar verified");
  }
}
