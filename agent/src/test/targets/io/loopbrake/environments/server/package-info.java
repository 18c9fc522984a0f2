/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a server sets up for its JVM, in a jar that no class path names. */
package io.loopbrake.environments.server;
