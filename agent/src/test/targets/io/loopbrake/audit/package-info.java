/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Programs that look who is told what of their stops. */
package io.loopbrake.audit;
