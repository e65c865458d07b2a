package io.github.jpki4j.kiosk.program;

import org.jspecify.annotations.Nullable;

/** The configuration file is not as it should be. Its message is one sentence in English. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** The file cannot be read. The subject is its path. */
    UNREADABLE("the file cannot be read"),
    /** There is no such key. The subject is what stands there. */
    UNKNOWN("there is no such key"),
    /** A key stands there twice. */
    TWICE("it stands in the file twice"),
    /** A value is not one of those that are possible. */
    VALUE("its value is not possible"),
    /** A key that is needed is not there. */
    MISSING("it is needed"),
    /** A key has no effect beside the others. */
    NO_EFFECT("it has no effect beside the other keys");

    private final String sentence;

    Problem(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Problem problem;
  private final String subject;
  private final String allowed;

  /** Creates it; nothing of a value is repeated, because it may be a secret by mistake. */
  ConfigurationException(
      Problem problem, String subject, String allowed, @Nullable Throwable cause) {
    super(
        subject
            + ": "
            + problem.sentence
            + (allowed.isEmpty() ? "." : "; possible: " + allowed + "."),
        cause);
    this.problem = problem;
    this.subject = subject;
    this.allowed = allowed;
  }

  ConfigurationException(Problem problem, ConfigurationKey key) {
    this(problem, key.word(), problem == Problem.VALUE ? key.allowed() : "", null);
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** The key, or the file. */
  public String subject() {
    return subject;
  }

  /** What may stand behind the key; empty where that is not what is wrong. */
  public String allowed() {
    return allowed;
  }
}
