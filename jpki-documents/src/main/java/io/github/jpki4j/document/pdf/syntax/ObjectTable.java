package io.github.jpki4j.document.pdf.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All versions of all objects: sections share what none of them changed. */
final class ObjectTable {

  private final Map<Integer, List<Version>> versions = new HashMap<>();

  /** Adds a version; those of one object one section after the other. */
  void add(Version version) {
    versions.computeIfAbsent(version.entry().number(), number -> new ArrayList<>(1)).add(version);
  }

  /** The version that counts in a section, or null; a free one counts too. */
  @Nullable Version at(int number, int section) {
    List<Version> all = versions.getOrDefault(number, List.of());
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).section() <= section) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : all.get(low - 1);
  }

  /** Whether an object was where an entry says in this section or before. */
  boolean had(Entry entry, int section) {
    for (Version version : versions.getOrDefault(entry.number(), List.of())) {
      if (version.section() <= section && version.entry().equals(entry)) {
        return true;
      }
    }
    return false;
  }

  /** The highest of some numbers that is in use in a section. */
  int highest(Set<Integer> numbers, int section) {
    int highest = 0;
    for (int number : numbers) {
      @Nullable Version version = at(number, section);
      if (version != null && !version.entry().isFree()) {
        highest = Math.max(highest, number);
      }
    }
    return highest;
  }

  /** The numbers of all objects that are not free in the end, ascending. */
  Set<Integer> numbers() {
    Set<Integer> numbers = new TreeSet<>();
    for (List<Version> all : versions.values()) {
      Entry entry = all.get(all.size() - 1).entry();
      if (!entry.isFree()) {
        numbers.add(entry.number());
      }
    }
    return numbers;
  }

  /** All versions of all objects, in no order. */
  Iterable<List<Version>> all() {
    return versions.values();
  }
}
