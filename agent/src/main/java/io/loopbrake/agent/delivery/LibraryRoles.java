/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

/**
 * The roles of libraries that have their own ways to transfer work. All other classes of these
 * libraries count as classes of the application.
 */
final class LibraryRoles {
  private static final String COROUTINE = ", which hands a coroutine's result on";

  private LibraryRoles() {}

  static void addTo(RoleTable table) {
    // From 1.3 on. Flows are work: operators run in them without a frame of the application.
    table.add("kotlinx.coroutines.**", Role.HAND_OFF, COROUTINE);
    table.add("kotlinx.coroutines.flow.**", Role.WORK, null);
    table.add("kotlinx.coroutines.DispatchedTask", Role.CALLER, COROUTINE);
    table
        .add("kotlin.coroutines.jvm.internal.BaseContinuationImpl", Role.WORK, COROUTINE)
        .with(Role.CALLER, "resumeWith");
  }
}
