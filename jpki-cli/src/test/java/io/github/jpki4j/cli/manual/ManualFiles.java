package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.console.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The manual pages and the completions of a package, made from the command itself. {@code
 * ./package} compiles this class and those beside it against jpki.jar, of which they are no part.
 */
final class ManualFiles {

  private ManualFiles() {}

  /**
   * Writes them below a folder, where systems look for them below {@code /usr/share}.
   *
   * @param args the folder, the root of the project, the date of the pages, and their version
   */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> file : all(Path.of(args[1]), args[2], args[3]).entrySet()) {
      Path path = Path.of(args[0]).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The text of each, by its path. */
  static Map<String, String> all(Path root, String date, String version) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      String folder = language == Language.EN ? "man/man1/" : "man/" + language.code() + "/man1/";
      ManualPage pages = new ManualPage(language, CliTables.of(language, root), date, version);
      List<Command> commands = Command.all(language);
      for (Command command : commands) {
        files.put(folder + command.page() + ".1", pages.of(command, commands));
      }
    }
    List<Command> english = Command.all(Language.EN);
    List<Command> japanese = Command.all(Language.JA);
    files.put("bash-completion/completions/jpki", BashCompletion.of(english));
    files.put("zsh/site-functions/_jpki", ZshCompletion.of(english, japanese));
    files.put("fish/vendor_completions.d/jpki.fish", FishCompletion.of(english, japanese));
    return files;
  }
}
