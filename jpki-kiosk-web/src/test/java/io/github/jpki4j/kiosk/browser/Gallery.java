package io.github.jpki4j.kiosk.browser;

import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A screen on which one page after the other is hung, whatever led to it; notes what is sent. */
final class Gallery extends Conversation<String> {

  /** Nobody visits. */
  private static final String VISITOR = "";

  private final List<String> sent = new CopyOnWriteArrayList<>();

  Gallery() {
    super("gallery", Patience.STANDARD, new Empty());
  }

  private record Empty() implements Step<String> {
    @Override
    public String page() {
      return "empty";
    }
  }

  private final class Picture implements Step<String> {

    private final String page;
    private final Map<String, Object> model;

    Picture(Step<?> step) {
      this.page = step.page();
      this.model = step.model();
    }

    @Override
    public String page() {
      return page;
    }

    @Override
    public Map<String, Object> model() {
      return model;
    }

    @Override
    public boolean isTimed() {
      return false;
    }

    @Override
    public Step<String> act(String visit, Form form) {
      sent.add(form.action() + " " + String.valueOf(form.secret("secret")));
      return this;
    }
  }

  /** Hangs the page of a step, and tells the version of the screen. */
  long hang(Step<?> step, PageLanguage language) {
    go(
        now -> {
          speak(language);
          return new Picture(step);
        });
    return screen().version();
  }

  /** What was sent: the action, and the secret. */
  List<String> sent() {
    return sent;
  }

  @Override
  protected String visit() {
    return VISITOR;
  }

  @Override
  protected Step<String> timeIsOver() {
    return step();
  }

  @Override
  protected Step<String> broken() {
    return step();
  }
}
