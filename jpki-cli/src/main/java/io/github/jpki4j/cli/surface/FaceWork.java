package io.github.jpki4j.cli.surface;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.cli.card.DataSecretEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.card.SurfaceOptions;
import io.github.jpki4j.cli.card.SurfaceSession;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import java.util.Optional;

/** Reads the card face with number B. */
final class FaceWork {

  private final CommandContext context;
  private final TryPolicy policy;
  private final SurfaceOptions secrets;
  private final FaceScope scope;
  private final Optional<String> outDir;

  FaceWork(
      CommandContext context,
      PinOptions options,
      SurfaceOptions secrets,
      boolean withoutPhoto,
      Optional<String> outDir) {
    this.context = context;
    this.policy = options.policy();
    this.secrets = secrets;
    this.scope = withoutPhoto ? FaceScope.WITHOUT_PHOTO : FaceScope.ALL;
    this.outDir = outDir;
  }

  ExitCode run() throws JpkiException {
    try (DataSecretEntry<VerificationNumberB> number =
        secrets.numberB(context, policy).requireSource()) {
      ImageFolder folder = ImageFolder.open(context, outDir);
      try (CardFace face =
          SurfaceSession.read(
              context,
              session -> {
                CardSurfaceAp surface = session.surface();
                return surface.readFace(number.current(surface::pinStatus), scope, policy);
              })) {
        FaceView view = new FaceView(face, folder, context);
        return context.results().show(view::text, view::json);
      }
    }
  }
}
