package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a person signs PDF files with one card. */
record PdfDesk(Path folder, TestCard card) {

  String in(byte[] content) throws IOException {
    return Files.write(folder.resolve("in.pdf"), content).toString();
  }

  Path out() {
    return folder.resolve("out.pdf");
  }

  Desk.Result sign(KeyKind key, String in, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("pdf", "sign", "--key", EnumNames.of(key), in, "--out", out().toString()));
    args.addAll(List.of(more));
    return Desk.with(card).typing(Desk.secret(key)).run(args.toArray(String[]::new));
  }
}
