/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The classes that instrumented code calls: their names, their definition in {@code java.lang} and
 * {@code java.lang.invoke}, and the switches of the flag and the gates.
 *
 * <p>Other packages decide about the effect of a checkpoint. This package only knows a {@link
 * Runnable}, and imports no other package of the agent.
 */
package io.loopbrake.agent.gate;
