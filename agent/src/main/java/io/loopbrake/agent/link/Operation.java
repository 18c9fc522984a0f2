/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a command can ask of an agent. Except for the last two, each is an operation or attribute of
 * the MBean.
 */
public enum Operation {
  STATUS("Status"),
  REQUESTS("Requests"),
  FIND_BUSY("findBusy", Long.class),
  PLAN_RESCUE("planRescue", Long.class),
  REQUEST_STOP("requestStop", String.class, String.class),
  REQUEST_RESCUE("requestRescue", String.class, String.class),
  CANCEL("cancel", Long.class),
  FORCE("force", Long.class, String.class),
  PREVIEW_CLASSES("previewClasses", String.class),
  ADD_CLASSES("addClasses", String.class),
  DETACH("detach"),

  /** The ids and names of the platform threads: a list of rows. */
  THREAD_NAMES(null),

  /** A thread dump, as jcmd writes it. */
  THREAD_DUMP(null);

  private final String name;
  private final List<Class<?>> parameters;

  Operation(String name, Class<?>... parameters) {
    this.name = name;
    this.parameters = Collections.unmodifiableList(Arrays.asList(parameters));
  }

  /** Whether this is an attribute of the MBean. */
  public boolean isAttribute() {
    return this == STATUS || this == REQUESTS;
  }

  /** The name in the MBean; null if the MBean has no such operation. */
  public String inMBean() {
    return name;
  }

  /** The types of the arguments: {@link Long} or {@link String}. */
  public List<Class<?>> parameters() {
    return parameters;
  }
}
