package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.Trouble;
import io.github.jpki4j.kiosk.visit.step.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down and counts what happens at a kiosk: customers by their number, and nothing else of
 * them.
 *
 * @param metrics what counts
 */
record VisitJournal(Metrics metrics) {

  private static final Logger LOG = LoggerFactory.getLogger(VisitJournal.class);

  /** A customer begins. */
  void cardIn(Visit visit) {
    metrics.count("customers");
    LOG.info("customer {}: card in", visit.number());
  }

  /** The card left while a page was shown. */
  void cardOut(Visit visit, Step<Visit> step) {
    LOG.info("customer {}: card out at {}", visit.number(), step.page());
  }

  /**
   * Time was over.
   *
   * @param what whose: {@code time-out} of a page, or {@code time limit} of the visit
   */
  void timeOver(Visit visit, String what) {
    metrics.count("time-outs");
    LOG.info("customer {}: {}", visit.number(), what);
  }

  /** A page is to be shown. */
  void shown(Visit visit, Step<Visit> step) {
    if (step instanceof Trouble trouble) {
      metrics.count("mishaps:" + trouble.kind());
      LOG.info("customer {}: mishap {}", visit.number(), trouble.kind());
    }
    if (step instanceof SecretEntry entry) {
      entry.problem().ifPresent(problem -> metrics.count("mishaps:" + problem));
    }
    if (!PageNeeds.isForNobody(step)) {
      LOG.info("customer {}: {}", visit.number(), step.page());
    }
  }

  /** The visit ends. */
  void ended(Visit visit) {
    LOG.info("customer {}: end", visit.number());
  }
}
