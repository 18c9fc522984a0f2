/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

/** The version of the agent, as the manifest of its jar has it. */
final class Version {
  /** The system property with the version, for other processes of the user. */
  static final String PROPERTY = "io.loopbrake.version";

  private Version() {}

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
