/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Cleans strings from outside before they are shown, in the JVM and in a shell. Imports no other
 * package of the agent.
 */
package io.loopbrake.agent.text;
