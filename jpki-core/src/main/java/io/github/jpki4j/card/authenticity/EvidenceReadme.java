package io.github.jpki4j.card.authenticity;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;

/** The page that says how to verify the files beside it. */
final class EvidenceReadme {

  private static final String ENGLISH =
      "# Evidence that a My Number card is genuine\n\n"
          + "Run the commands in this folder, in a POSIX shell with openssl, in this order. Each"
          + " `openssl dgst` prints\n`Verified OK`, each `cmp` prints nothing.\n\n"
          + "They do not show who held the card, how far away it was, whether it was reported lost"
          + " or has expired, or that the\nCA keys are the issuer's: nobody publishes them"
          + " officially.\n\n"
          + "`face-person.bin` and `age-signed.bin` have a person's birth date in them: personal"
          + " data.\n";

  private static final String JAPANESE =
      "# マイナンバーカードが真正であることの証拠\n\n"
          + "このフォルダーで、opensslのあるPOSIXシェルから、次のコマンドを順に実行してください。"
          + "`openssl dgst` は\n`Verified OK` と表示し、`cmp` は何も表示しません。\n\n"
          + "誰がカードを持っていたか、どれだけ離れていたか、紛失の届出や有効期限切れがないかは示しません。"
          + "CAの鍵が発行者のものであることも\n示しません。公式には公開されていないためです。\n\n"
          + "`face-person.bin` と `age-signed.bin` には生年月日が入っています。個人情報です。\n";

  private EvidenceReadme() {}

  static byte[] english(Set<String> files) {
    return page(ENGLISH, section -> section.english, files);
  }

  static byte[] japanese(Set<String> files) {
    return page(JAPANESE, section -> section.japanese, files);
  }

  private static byte[] page(
      String head, Function<EvidenceSection, String> words, Set<String> files) {
    StringBuilder page = new StringBuilder(head);
    for (EvidenceSection section : EvidenceSection.values()) {
      if (section.canBeVerified(files)) {
        page.append('\n').append(words.apply(section)).append("\n\n");
        page.append("```sh\n").append(section.commands()).append("```\n");
      }
    }
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }
}
