/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The sources of the two classes that instrumented code calls. The build makes class files of them,
 * which package {@code gate} reads; the classes of this package are not in the jar.
 */
package io.loopbrake.agent.template;
