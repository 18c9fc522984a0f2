/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Instruments whole jars as they were published, and whole JDKs, has another JVM link every class
 * that comes out, and counts. None of these classes is run.
 *
 * <p>{@link io.loopbrake.agent.corpus.JarCheck} takes any jar, {@link
 * io.loopbrake.agent.corpus.JdkCheck} any JDK; which jars the tests check is said in {@code
 * pom.xml} alone. {@link io.loopbrake.agent.corpus.CorpusCommand} is for everybody's jars.
 */
package io.loopbrake.agent.corpus;
