/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The OSGi framework of the class path, with a bundle that answers and one that runs away. */
final class OsgiFramework implements Container {
  private static final long PATIENCE_MILLIS = 10_000;
  private static final String RUNAWAY = "(name=runaway)";

  private final Path directory;
  private final Framework framework;
  private Bundle answering;
  private Bundle runaway;

  OsgiFramework(Path directory) {
    this.directory = directory;
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, directory.resolve("storage").toString());
    properties.put(
        Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(properties);
  }

  @Override
  public void start() throws BundleException {
    framework.start();
    answering = install("answering.jar");
    runaway = install("runaway.jar");
    answering.start();
  }

  private Bundle install(String jar) throws BundleException {
    return framework.getBundleContext().installBundle(directory.resolve(jar).toUri().toString());
  }

  /** Asks each bundle that is there to answer; all have to say the same. */
  @Override
  public String ask(String question) throws Exception {
    return ask(question, null);
  }

  @SuppressWarnings("rawtypes")
  private String ask(String question, String filter) throws Exception {
    BundleContext context = framework.getBundleContext();
    Collection<ServiceReference<Function>> services =
        context.getServiceReferences(Function.class, filter);
    String first = null;
    for (ServiceReference<Function> reference : services) {
      @SuppressWarnings("unchecked")
      Function<String, String> service = context.getService(reference);
      if (service != null) {
        String answer = service.apply(question);
        if (first != null && !first.equals(answer)) {
          throw new IllegalStateException(first + " and " + answer);
        }
        first = answer;
      }
    }
    return first;
  }

  @Override
  public String runAway() throws Exception {
    runaway.stop();
    runaway.start();
    return ask("how it ended", RUNAWAY);
  }

  @Override
  public String health() {
    return nameOf(framework) + " " + nameOf(answering) + " " + nameOf(runaway);
  }

  private static String nameOf(Bundle bundle) {
    return bundle.getState() == Bundle.ACTIVE ? "ACTIVE" : String.valueOf(bundle.getState());
  }

  @Override
  public void stop() throws Exception {
    framework.stop();
    framework.waitForStop(PATIENCE_MILLIS);
  }
}
