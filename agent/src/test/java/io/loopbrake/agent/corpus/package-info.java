/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Instruments whole jars as they were published, has another JVM link every class that comes out,
 * and counts.
 *
 * <p>{@link io.loopbrake.agent.corpus.JarCheck} takes any jar; which jars are checked is said in
 * {@code pom.xml} alone.
 */
package io.loopbrake.agent.corpus;
