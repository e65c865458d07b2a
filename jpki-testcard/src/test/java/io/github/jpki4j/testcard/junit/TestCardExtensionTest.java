package io.github.jpki4j.testcard.junit;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.transport.CardConnection;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

class TestCardExtensionTest {

  @Nested
  @WithTestCard(authTriesLeft = 2, signPassword = "TOPSECRET1")
  class Annotated {

    @Test
    void injectsACardAsDescribed(TestCard card) {
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
      card.setTriesLeft(KeyKind.AUTH, 0);
    }

    @Test
    void eachTestHasAFreshCard(TestCard card) {
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
      card.setTriesLeft(KeyKind.AUTH, 0);
    }

    @Test
    void injectsAConnectionToTheSameCard(TestCard card, CardConnection connection)
        throws Exception {
      assertThat(Hex.text(connection.transceive(Hex.bytes(SELECT_JPKI)))).isEqualTo("9000");
      assertThat(card.traffic().commands()).isEqualTo(1);
    }

    @Test
    @WithTestCard(
        type = TestCardType.ANDROID,
        signTriesLeft = 0,
        behaviours = {CardVariant.BLOCKED_QUERY_6983, CardVariant.FIRST_COMMAND_6F00},
        today = "2020-06-01T00:00:00Z")
    void methodTakesThePlaceOfTheClass(TestCard card) throws Exception {
      assertThat(card.type()).isEqualTo(TestCardType.ANDROID);
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
      Hex.send(card, SELECT_JPKI);
      assertThat(Hex.send(card, SELECT_JPKI, "0020009B")).isEqualTo("6983");
      X509Certificate auth =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(card.certificate(CertificateKind.AUTH)));
      assertThat(auth.getNotBefore().toInstant()).hasToString("2019-01-15T01:30:00Z");
    }

    @Nested
    class Inside {
      @Test
      void nestedClassInheritsTheCard(TestCard card) {
        assertThat(Hex.send(card, SELECT_JPKI, "0020009B0A544F5053454352455431")).isEqualTo("9000");
      }
    }
  }

  @Nested
  class InstanceField {

    @RegisterExtension
    final TestCardExtension extension = TestCardExtension.with(c -> c.signTriesLeft(3));

    @RegisterExtension final TestCardExtension unused = TestCardExtension.with(c -> {});

    @Test
    void hasACardForTheTest() {
      assertThat(extension.card().triesLeft(KeyKind.SIGN)).isEqualTo(3);
      assertThat(unused.card()).isNotSameAs(extension.card());
      extension.card().setTriesLeft(KeyKind.SIGN, 0);
    }

    @Test
    void nextTestHasAnotherCard() {
      assertThat(extension.card().triesLeft(KeyKind.SIGN)).isEqualTo(3);
      extension.card().setTriesLeft(KeyKind.SIGN, 0);
    }
  }

  @Nested
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class StaticField {

    @RegisterExtension
    static final TestCardExtension EXTENSION =
        TestCardExtension.with(c -> c.type(TestCardType.IPHONE));

    private static final List<CardConnection> CONNECTIONS = new ArrayList<>();

    @Test
    @Order(1)
    void hasOneCardForTheClass(TestCard card, CardConnection connection) {
      assertThat(card).isSameAs(EXTENSION.card());
      assertThat(card.type()).isEqualTo(TestCardType.IPHONE);
      card.setTriesLeft(KeyKind.AUTH, 1);
      CONNECTIONS.add(connection);
    }

    @Test
    @Order(2)
    void nextTestHasTheSameCardAndTheOldConnectionIsClosed(TestCard card) {
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
      assertThat(CONNECTIONS).hasSize(1);
      assertThatThrownBy(() -> CONNECTIONS.get(0).transceive(Hex.bytes(SELECT_JPKI)))
          .isInstanceOf(TransportException.class);
    }

    @AfterAll
    static void cardIsThereUntilTheEnd() {
      assertThat(EXTENSION.card().triesLeft(KeyKind.AUTH)).isEqualTo(1);
    }
  }

  @Nested
  class TwoCards {

    @Test
    void eachAnnotatedParameterHasACardOfItsOwn(
        @WithTestCard(authTriesLeft = 1) TestCard mine,
        @WithTestCard(authPin = "5678") TestCard yours,
        @WithTestCard CardConnection third)
        throws Exception {
      assertThat(mine).isNotSameAs(yours);
      assertThat(mine.triesLeft(KeyKind.AUTH)).isEqualTo(1);
      assertThat(Hex.send(yours, SELECT_JPKI, "002000980435363738")).isEqualTo("9000");
      third.transceive(Hex.bytes(SELECT_JPKI));
      assertThat(mine.traffic().commands()).isZero();
      assertThat(yours.traffic().commands()).isEqualTo(2);
    }

    @Test
    @WithTestCard(authTriesLeft = 2)
    void aParameterWithoutAnnotationIsAboutTheCardOfTheTest(
        TestCard ours, @WithTestCard TestCard other, CardConnection connection) throws Exception {
      assertThat(ours.triesLeft(KeyKind.AUTH)).isEqualTo(2);
      connection.transceive(Hex.bytes(SELECT_JPKI));
      assertThat(ours.traffic().commands()).isEqualTo(1);
      assertThat(other.traffic().commands()).isZero();
    }
  }

  @Nested
  class FieldAndParameters {

    @RegisterExtension
    final TestCardExtension field = TestCardExtension.with(c -> c.authTriesLeft(1));

    @Test
    void aParameterIsTheCardOfTheOneField(TestCard card, @WithTestCard TestCard other) {
      assertThat(card).isSameAs(field.card());
      assertThat(other.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }

    @Test
    @WithTestCard(authTriesLeft = 2)
    void orTheCardOfTheAnnotation(TestCard card) {
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
      assertThat(field.card().triesLeft(KeyKind.AUTH)).isEqualTo(1);
    }
  }

  @Nested
  class TwoFields {

    @RegisterExtension final TestCardExtension mine = TestCardExtension.with(c -> {});

    @RegisterExtension
    final TestCardExtension yours = TestCardExtension.with(c -> c.type(TestCardType.ANDROID));

    @Test
    void areTwoCardsAndParametersMayBeAnnotated(@WithTestCard(authTriesLeft = 1) TestCard third) {
      assertThat(mine.card().type()).isEqualTo(TestCardType.MY_NUMBER);
      assertThat(yours.card().type()).isEqualTo(TestCardType.ANDROID);
      assertThat(third.triesLeft(KeyKind.AUTH)).isEqualTo(1);
    }
  }

  @Nested
  class EitherOfTwoFields {

    @RegisterExtension final TestCardExtension mine = TestCardExtension.with(c -> {});
    @RegisterExtension final TestCardExtension yours = TestCardExtension.with(c -> {});

    @RegisterExtension
    final TestExecutionExceptionHandler refusal =
        (context, thrown) ->
            assertThat(thrown)
                .isExactlyInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("2 fields of this test have a card: call card()");

    @Test
    void aParameterIsRefusedWithAWayOut(TestCard card) {
      throw new AssertionError("which of the two is the " + card.type() + "?");
    }
  }

  @Test
  void withoutATestThereIsNoCard() {
    assertThatThrownBy(() -> TestCardExtension.with(c -> {}).card())
        .isInstanceOf(IllegalStateException.class);
  }
}
