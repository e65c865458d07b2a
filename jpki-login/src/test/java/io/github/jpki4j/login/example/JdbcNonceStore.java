package io.github.jpki4j.login.example;

import io.github.jpki4j.login.LoginNonce;
import io.github.jpki4j.login.NonceOutcome;
import io.github.jpki4j.login.NonceStore;
import io.github.jpki4j.login.NonceStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** A store of nonces in a database that all nodes share. Shown in docs/login.md. */
// example-begin
public final class JdbcNonceStore implements NonceStore {

  /** Each statement commits by itself, as connections of JDBC do unless they are told otherwise. */
  private final DataSource database;

  /** A store in the table login_nonce. */
  public JdbcNonceStore(DataSource database) {
    this.database = database;
  }

  @Override
  public void add(LoginNonce nonce, Instant keepUntil) throws NonceStoreException {
    String sql =
        """
        INSERT INTO login_nonce (nonce, challenge, session, keep_until, used)
        VALUES (?, ?, ?, ?, 0)\
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, nonce.value());
      insert.setString(2, nonce.challenge());
      insert.setString(3, nonce.session());
      insert.setLong(4, keepUntil.getEpochSecond());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new NonceStoreException("the nonce is not in the database", e);
    }
  }

  @Override
  public NonceOutcome consume(LoginNonce shown) throws NonceStoreException {
    String sql =
        """
        UPDATE login_nonce SET used = 1
        WHERE nonce = ? AND challenge = ? AND session = ? AND used = 0\
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, shown.value());
      update.setString(2, shown.challenge());
      update.setString(3, shown.session());
      // one statement decides: of two nodes at the same time, one finds no row that is unused
      return update.executeUpdate() == 1 ? NonceOutcome.CONSUMED : refusal(connection, shown);
    } catch (SQLException e) {
      throw new NonceStoreException("the database does not say", e);
    }
  }

  private static NonceOutcome refusal(Connection connection, LoginNonce shown) throws SQLException {
    String sql = "SELECT challenge, session FROM login_nonce WHERE nonce = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, shown.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? NonceOutcome.refusal(
                new LoginNonce(shown.value(), row.getString(1), row.getString(2)), shown)
            : NonceOutcome.UNKNOWN;
      }
    }
  }

  /** To be called now and then, by any node. */
  public int forget(Instant now) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM login_nonce WHERE keep_until < ?")) {
      delete.setLong(1, now.getEpochSecond());
      return delete.executeUpdate();
    }
  }
}
// example-end
