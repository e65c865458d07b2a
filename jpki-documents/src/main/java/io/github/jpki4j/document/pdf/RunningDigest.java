package io.github.jpki4j.document.pdf;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;

/**
 * One hash that runs over a file from its beginning, at most once, and is branched off at offsets
 * that are known before: what several signatures cover begins with the same bytes. Not thread-safe.
 */
final class RunningDigest {

  private final byte[] file;
  private final NavigableSet<Integer> branches;
  private final Map<Integer, MessageDigest> states = new HashMap<>();
  private final MessageDigest running;
  private int position;

  private RunningDigest(byte[] file, NavigableSet<Integer> branches, MessageDigest fresh) {
    this.file = file;
    this.branches = branches;
    this.running = fresh;
  }

  /**
   * Begins before the first byte.
   *
   * @param file not copied
   * @param branches offsets in the file at which it will be branched off
   * @param fresh has seen nothing; not changed
   * @return empty if that hash cannot be branched off: not all providers can copy theirs
   */
  static Optional<RunningDigest> of(
      byte[] file, NavigableSet<Integer> branches, MessageDigest fresh) {
    try {
      return Optional.of(new RunningDigest(file, branches, (MessageDigest) fresh.clone()));
    } catch (CloneNotSupportedException e) {
      return Optional.empty();
    }
  }

  /**
   * The hash at an offset.
   *
   * @param branch one of the offsets that were given
   * @return one that has seen the file up to there, which the caller goes on with
   */
  MessageDigest at(int branch) throws CloneNotSupportedException {
    if (!states.containsKey(branch)) { // it is ahead: states are kept of all before
      for (int next : branches.subSet(position, true, branch, true)) {
        running.update(file, position, next - position);
        position = next;
        states.put(next, (MessageDigest) running.clone());
      }
    }
    return (MessageDigest) Objects.requireNonNull(states.get(branch), "not given").clone();
  }
}
