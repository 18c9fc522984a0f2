/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Reads class files without visitors (JVMS 4): the header, the constants and the places of the
 * methods' code. Also holds facts about a class that its bytes do not tell, a map from classes to
 * facts that keeps no class loader alive, and the two interfaces of code that is planted besides
 * checkpoints.
 *
 * <p>All reading of bytes by hand starts here: {@link io.loopbrake.agent.classfile.CodeAttributes}
 * finds the code, and the packages that know byte code read on from there. This package changes no
 * class, and knows neither checkpoints nor tasks.
 */
package io.loopbrake.agent.classfile;
