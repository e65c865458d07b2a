package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.console.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What docs/cli.md or docs/cli.ja.md says of the environment and of files: the two tables of one
 * section, so that it stands in one place.
 *
 * @param environment the names of variables, and what each is for
 * @param files likewise
 */
record CliTables(Map<String, String> environment, Map<String, String> files) {

  /**
   * Reads the page.
   *
   * @param root of the project
   */
  static CliTables of(Language language, Path root) throws IOException {
    Path page = root.resolve(language == Language.JA ? "docs/cli.ja.md" : "docs/cli.md");
    String heading = "## " + Titles.of(language).getString("docs.section");
    List<Map<String, String>> tables = new ArrayList<>();
    boolean inside = false;
    String before = "";
    for (String line : Files.readAllLines(page)) {
      inside = line.startsWith("## ") ? line.equals(heading) : inside;
      if (inside && line.startsWith("|--")) {
        tables.add(new LinkedHashMap<>());
      } else if (inside && line.startsWith("| ") && before.startsWith("|-")) {
        String[] cells = line.split(" \\| ", -1);
        tables.get(tables.size() - 1).put(plain(cells[0]), plain(cells[1]));
        continue;
      }
      before = line;
    }
    if (tables.size() != 2) {
      throw new IOException(page + " has " + tables.size() + " tables below " + heading);
    }
    return new CliTables(tables.get(0), tables.get(1));
  }

  private static String plain(String cell) {
    return cell.replaceAll("^\\| | \\|$|`", "").replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1").strip();
  }
}
