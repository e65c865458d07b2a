package io.github.jpki4j.dss;

import eu.europa.esig.dss.cms.CMSUtils;
import io.github.jpki4j.document.longterm.LongTermService;

/** An application that uses EU DSS itself, and our module only after it. */
final class LateDss {

  private LateDss() {}

  public static void main(String[] arguments) throws Exception {
    Class.forName(CMSUtils.class.getName());
    LongTermService.find();
  }
}
