package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;

/** A step of the app: from every page there is a way to the menu. */
interface AppStep extends Step<Phone> {

  /** Ends what was begun. */
  String MENU = "menu";

  /**
   * The person chose something else than the menu.
   *
   * @return where the person is then; the same step if that is not offered here
   */
  default Step<Phone> chosen(Phone phone, Form form) {
    return this;
  }

  @Override
  default Step<Phone> act(Phone phone, Form form) {
    return form.action().equals(MENU) ? Menu.after(phone) : chosen(phone, form);
  }
}
