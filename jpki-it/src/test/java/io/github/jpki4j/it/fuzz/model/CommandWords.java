package io.github.jpki4j.it.fuzz.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes command lines: most of them make sense. */
final class CommandWords {

  private static final List<String> COMMANDS =
      List.of(
          "status",
          "detect",
          "readers",
          "doctor",
          "cert auth",
          "cert sign",
          "cert auth-ca",
          "cert sign-ca",
          "validate auth --no-revocation --trust-test",
          "validate sign --no-revocation --trust-test",
          "validate IN --no-revocation",
          "sign --key auth IN --out=OUT",
          "sign --key sign IN --out=OUT",
          "cms sign --key auth IN --out=OUT",
          "cms verify IN --no-revocation",
          "pdf verify IN --no-revocation",
          "pdf sign --key auth IN --out=OUT",
          "change-pin auth",
          "change-pin sign",
          "attributes",
          "attributes --compare",
          "reset check auth",
          "reset check sign",
          "reset explain nfc",
          "record --out=OUT status",
          "record --out=OUT attributes",
          "record --out=OUT sign --key auth IN --out=OUT2");

  private static final List<String> OPTIONS =
      List.of(
          "--json",
          "--lang=ja",
          "--lang=en",
          "-v",
          "--use-last-try",
          "--timeout=0",
          "--format=text",
          "--format=der",
          "--hash=sha512",
          "--scheme=pss",
          "--detached",
          "--help",
          "--state=OUT",
          "--key",
          "sign",
          "1234",
          "");

  private final Path folder;

  private CommandWords(Path folder) {
    this.folder = folder;
  }

  /** With files of their own. */
  static CommandWords create() throws IOException {
    Path folder = Files.createTempDirectory("jpki-fuzz");
    folder.toFile().deleteOnExit();
    Path in = Files.writeString(folder.resolve("IN"), "TEST");
    for (String name : List.of("IN", "OUT", "OUT2")) {
      folder.resolve(name).toFile().deleteOnExit();
    }
    return new CommandWords(in.getParent());
  }

  List<String> line(SplittableRandom random) {
    String command = COMMANDS.get(random.nextInt(COMMANDS.size()));
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    while (random.nextInt(3) == 0) {
      int place = random.nextInt(words.size() + 1);
      words.add(place, OPTIONS.get(random.nextInt(OPTIONS.size())));
    }
    if (random.nextInt(20) == 0) {
      words.remove(random.nextInt(words.size()));
    }
    words.replaceAll(this::withFile);
    return words;
  }

  private String withFile(String word) {
    return word.replaceFirst("(IN|OUT2?)$", folder.resolve("$1").toString().replace("\\", "\\\\"));
  }
}
