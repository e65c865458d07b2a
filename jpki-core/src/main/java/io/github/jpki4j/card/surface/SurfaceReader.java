package io.github.jpki4j.card.surface;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.CardLayout;
import io.github.jpki4j.exchange.FileReader;
import io.github.jpki4j.exchange.GuardedApplication;
import java.util.Arrays;
import java.util.Optional;

/** Reads the files of the surface application that a secret has opened. */
final class SurfaceReader {

  private static final String FACE = "read card face";

  /**
   * What is asked for first where the photo is left out, in bytes: with it come offsets, key, name
   * and address. Their images have no recorded size.
   */
  private static final int WITHOUT_PHOTO = 1024;

  private final FileReader files;
  private final CardLayout layout;
  private final GuardedApplication application;

  SurfaceReader(CardExchange card, GuardedApplication application) {
    this.files = card.files();
    this.layout = card.layout();
    this.application = application;
  }

  AgeRecord age() throws JpkiException {
    byte[] file =
        application.read(
            DataSecret.SURFACE_BIRTH_KEY,
            () ->
                files.readObject(
                    layout.ageFile(), layout.surfaceGuess(), AgeRecord::length, "read age record"));
    try {
      return AgeRecord.parse(file);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  CardFace face(DataSecret opener) throws JpkiException {
    byte[] file =
        application.read(
            opener,
            () ->
                files.readObject(layout.faceFile(), layout.surfaceGuess(), FaceFile::length, FACE));
    try {
      return CardFace.parse(file);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  CardFace faceWithoutPhoto(DataSecret opener) throws JpkiException {
    byte[] head =
        application.read(opener, () -> files.readHead(layout.faceFile(), WITHOUT_PHOTO, FACE));
    byte[] file = new byte[FaceFile.length(head)];
    try {
      int have = Math.min(head.length, file.length);
      System.arraycopy(head, 0, file, 0, have);
      Optional<FaceFile.Gap> photo = FaceFile.photo(head);
      if (photo.isPresent()) {
        files.readPart(file, have, photo.get().from(), FACE);
        have = Math.max(have, photo.get().to());
      }
      files.readPart(file, have, file.length, FACE);
      return CardFace.withoutPhoto(file, photo);
    } finally {
      Arrays.fill(head, (byte) 0);
      Arrays.fill(file, (byte) 0);
    }
  }
}
