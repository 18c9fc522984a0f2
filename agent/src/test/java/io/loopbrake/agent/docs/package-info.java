/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The documentation, held against the code and against what really happens when its commands are
 * run.
 */
package io.loopbrake.agent.docs;
