/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What is found in the web application alone. */
package io.loopbrake.environments.webapp;
