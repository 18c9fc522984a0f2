/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.server;

import java.util.logging.LogManager;

/** Differs from the JDK's in nothing but its class. */
public final class OwnLogManager extends LogManager {}
