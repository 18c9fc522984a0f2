/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The two classes that share a class path with the application: the entry of the agent, and the
 * class loader that hides the other classes from the application. They import no other package of
 * the agent.
 */
package io.loopbrake.agent.entry;
