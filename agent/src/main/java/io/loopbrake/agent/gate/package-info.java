/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The classes that instrumented code calls: how they are made, put into {@code java.lang} and
 * {@code java.lang.invoke}, and told to speak up or be silent.
 *
 * <p>What a checkpoint then does is decided elsewhere; this package knows a {@link Runnable} and
 * nothing of ours.
 */
package io.loopbrake.agent.gate;
