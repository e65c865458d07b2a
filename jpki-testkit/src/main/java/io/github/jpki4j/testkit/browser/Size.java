package io.github.jpki4j.testkit.browser;

import java.util.Map;

/** The size of a page's viewport, in CSS pixels; a picture of it has as many pixels. */
public enum Size {
  /** A machine that stands in a store. */
  KIOSK(1080, 1920, false),
  /** The screen of a desk. */
  DESK(1920, 1080, false),
  /** A phone, held upright. It is touched, and a page without {@code meta viewport} is too wide. */
  PHONE(390, 844, true);

  private final int width;
  private final int height;
  private final boolean phone;

  Size(int width, int height, boolean phone) {
    this.width = width;
    this.height = height;
    this.phone = phone;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  boolean isPhone() {
    return phone;
  }

  /** As {@code Emulation.setDeviceMetricsOverride} takes it. */
  Map<String, Object> metrics() {
    return Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone);
  }
}
