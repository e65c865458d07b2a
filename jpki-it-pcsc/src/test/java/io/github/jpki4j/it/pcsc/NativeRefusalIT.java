package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsNative;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.testkit.program.CommandJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason why a Java that has the native backend does not use it, in a program of its own. */
@NeedsPcscd
@NeedsNative
class NativeRefusalIT {

  private final PcscdFixture service;

  @TempDir private Path folder;

  NativeRefusalIT(PcscdFixture service) {
    this.service = service;
  }

  private CommandJar jar(NativeRefusal refusal) throws Exception {
    CommandJar jar = new CommandJar(folder);
    return switch (refusal) {
      case JAVA_TOO_OLD -> throw new IllegalArgumentException("not on this Java");
      case BUILT_WITHOUT -> jar.java(List.of("-Djdk.util.jar.enableMultiRelease=false"));
      case UNKNOWN_SYSTEM -> jar.java(List.of("-Dos.name=AIX"));
      case NO_LIBRARY -> {
        Files.createFile(folder.resolve("libpcsclite.so.1"));
        yield jar.with("LD_LIBRARY_PATH", folder.toString());
      }
      case NOT_ALLOWED -> jar.asLibrary().java(List.of(withoutLeave()));
      case NO_FOREIGN_CALLS -> jar.java(List.of("-Djdk.internal.foreign.CABI=UNSUPPORTED"));
    };
  }

  /** To JDK 23, leave for one module takes it from all others. */
  private static String withoutLeave() {
    return Runtime.version().feature() < 24
        ? "--enable-native-access=java.logging"
        : "--illegal-native-access=deny";
  }

  static Stream<Arguments> refusals() {
    return Stream.of(NativeRefusal.values())
        .filter(refusal -> refusal != NativeRefusal.JAVA_TOO_OLD)
        .flatMap(
            refusal ->
                Stream.of(Locale.ENGLISH, Locale.JAPANESE)
                    .map(language -> Arguments.of(refusal, language)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void theJdksDriverTakesItsPlaceAndDoctorSaysWhy(NativeRefusal refusal, Locale language)
      throws Exception {
    CommandJar.Outcome outcome = jar(refusal).run(language, "doctor");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("OK" + CommandJar.text(language, "doctor.backend.label") + "javax.smartcardio")
        .contains(CommandJar.text(language, "native." + refusal))
        .contains(CommandJar.squeezed(service.readerName(0)));
    assertThat(outcome.exit()).as("there is no card").isEqualTo(11);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whoDemandsTheNativeWayIsToldWhy(NativeRefusal refusal, Locale language) throws Exception {
    CommandJar.Outcome outcome =
        jar(refusal).java(List.of("-Djpki4j.pcsc.backend=native")).run(language, "status");

    assertThat(outcome.exit()).isEqualTo(10);
    assertThat(outcome.out()).isEmpty();
    assertThat(CommandJar.squeezed(outcome.err()))
        .startsWith("jpki:jpki4j.pcsc.backend=native")
        .endsWith(CommandJar.text(language, "native." + refusal));
  }
}
