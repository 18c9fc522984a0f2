/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What is done to text from outside before it is shown, in the JVM and in a shell alike. Knows no
 * other package.
 */
package io.loopbrake.agent.text;
