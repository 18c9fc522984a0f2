/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.Function;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** For OSGi frameworks: answers as a service. Of the framework it knows the API and no more. */
public class AnsweringBundle implements BundleActivator {
  private final String name;

  public AnsweringBundle() {
    this("answering");
  }

  AnsweringBundle(String name) {
    this.name = name;
  }

  @Override
  public void start(BundleContext context) {
    Function<String, String> service = this::answer;
    Dictionary<String, String> properties =
        new Hashtable<>(Collections.singletonMap("name", name));
    context.registerService(Function.class, service, properties);
  }

  String answer(String question) {
    try {
      return Questions.answer(question);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop(BundleContext context) {}
}
