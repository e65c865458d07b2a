package io.github.jpki4j.login.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.login.LoginNonce;
import io.github.jpki4j.login.NonceOutcome;
import io.github.jpki4j.login.NonceStoreException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes, each with its own connections to one database. */
class JdbcNonceStoreTest {

  private static final Instant END = Instant.parse("2026-06-01T03:05:30Z");
  private static final String OTHER = "f".repeat(64);

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final JdbcNonceStore one = new JdbcNonceStore(database());
  private final JdbcNonceStore other = new JdbcNonceStore(database());

  private JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(url);
    return database;
  }

  private void run(String sql) throws Exception {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @BeforeEach
  void createTable() throws Exception {
    run(
        "CREATE TABLE login_nonce (nonce CHAR(64) PRIMARY KEY, challenge CHAR(64) NOT NULL,"
            + " session CHAR(64) NOT NULL, keep_until BIGINT NOT NULL, used SMALLINT NOT NULL)");
  }

  @AfterEach
  void close() throws Exception {
    run("SHUTDOWN");
  }

  private static LoginNonce nonce(int number) {
    String digits = String.format("%064x", number);
    return new LoginNonce(digits, "a".repeat(64), "b".repeat(64));
  }

  @Test
  void whatOneNodeIssuesTheOtherConsumesOnce() throws Exception {
    one.add(nonce(1), END);
    assertThat(other.consume(nonce(1))).isEqualTo(NonceOutcome.CONSUMED);
    assertThat(other.consume(nonce(1))).isEqualTo(NonceOutcome.USED);
    assertThat(one.consume(nonce(1))).isEqualTo(NonceOutcome.USED);
  }

  @Test
  void whatDiffersSpoilsNothing() throws Exception {
    LoginNonce nonce = nonce(2);
    one.add(nonce, END);
    assertThat(one.consume(nonce(3))).isEqualTo(NonceOutcome.UNKNOWN);
    assertThat(one.consume(new LoginNonce(nonce.value(), OTHER, nonce.session())))
        .isEqualTo(NonceOutcome.OTHER_CHALLENGE);
    assertThat(one.consume(new LoginNonce(nonce.value(), nonce.challenge(), OTHER)))
        .isEqualTo(NonceOutcome.OTHER_SESSION);
    assertThat(one.consume(nonce)).isEqualTo(NonceOutcome.CONSUMED);
  }

  @Test
  void twoNodesAtTheSameTimeNeverConsumeBoth() throws Exception {
    int nonces = 200;
    for (int i = 0; i < nonces; i++) {
      one.add(nonce(i), END);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CyclicBarrier start = new CyclicBarrier(4);
      List<Future<Integer>> counts = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        JdbcNonceStore node = thread % 2 == 0 ? one : other;
        counts.add(
            threads.submit(
                () -> {
                  int consumed = 0;
                  for (int i = 0; i < nonces; i++) {
                    start.await();
                    consumed += node.consume(nonce(i)) == NonceOutcome.CONSUMED ? 1 : 0;
                  }
                  return consumed;
                }));
      }
      int sum = 0;
      for (Future<Integer> count : counts) {
        sum += count.get();
      }
      assertThat(sum).isEqualTo(nonces);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatIsOverIsForgotten() throws Exception {
    one.add(nonce(5), END);
    assertThat(other.forget(END)).isZero();
    assertThat(other.forget(END.plusSeconds(1))).isEqualTo(1);
    assertThat(one.consume(nonce(5))).isEqualTo(NonceOutcome.UNKNOWN);
  }

  @Test
  void aDatabaseThatFailsIsNoAnswer() throws Exception {
    one.add(nonce(6), END);
    assertThatThrownBy(() -> other.add(nonce(6), END)).isInstanceOf(NonceStoreException.class);
    run("DROP TABLE login_nonce");
    assertThatThrownBy(() -> one.consume(nonce(6))).isInstanceOf(NonceStoreException.class);
  }
}
