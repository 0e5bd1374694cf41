CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text,
	`patient_id` text,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_patient` ON `audit` (`patient_id`,`id`);--> statement-breakpoint
CREATE TABLE `branches` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`phone` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `clinic` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`anchor` text DEFAULT 'third_session' NOT NULL,
	`twelve_months` integer DEFAULT false NOT NULL,
	`demonstration` integer DEFAULT false NOT NULL,
	`last_patient_number` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "clinic_one_row" CHECK("clinic"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`content_sha256` text NOT NULL,
	`photo_id` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`actor_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_created` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `alignments` (
	`id` text PRIMARY KEY NOT NULL,
	`photo_id` text NOT NULL,
	`reference_id` text NOT NULL,
	`state` text NOT NULL,
	`matrix` text,
	`photo_width_px` integer NOT NULL,
	`photo_height_px` integer NOT NULL,
	`reference_width_px` integer NOT NULL,
	`reference_height_px` integer NOT NULL,
	`source` text NOT NULL,
	`quality` text NOT NULL,
	`refusal` text,
	`method` text NOT NULL,
	`method_version` integer NOT NULL,
	`created_by` text,
	`sequence` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reference_id`) REFERENCES `reference_photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alignments_photo_sequence` ON `alignments` (`photo_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `analyses` (
	`photo_id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`inputs` text,
	`failure` text,
	`quality` text,
	`model` text,
	`queued_at` text NOT NULL,
	`finished_at` text,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `analyses_waiting` ON `analyses` (`state`,`queued_at`) WHERE "analyses"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX `analyses_patient` ON `analyses` (`patient_id`,`state`);--> statement-breakpoint
CREATE INDEX `analyses_failed` ON `analyses` (`queued_at`) WHERE "analyses"."state" = 'failed';--> statement-breakpoint
CREATE TABLE `measurements` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`photo_id` text,
	`metric` text NOT NULL,
	`value` real NOT NULL,
	`unit` text NOT NULL,
	`method` text NOT NULL,
	`method_version` integer NOT NULL,
	`view` text,
	`site` text,
	`reference_id` text,
	`region_id` text,
	`alignment_id` text,
	`matching_version` integer,
	`source` text NOT NULL,
	`uncertainty` real,
	`details` text NOT NULL,
	`note` text,
	`created_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reference_id`) REFERENCES `reference_photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`region_id`) REFERENCES `regions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`alignment_id`) REFERENCES `alignments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `measurements_patient` ON `measurements` (`patient_id`,`metric`);--> statement-breakpoint
CREATE INDEX `measurements_photo` ON `measurements` (`photo_id`);--> statement-breakpoint
CREATE INDEX `measurements_visit` ON `measurements` (`visit_id`);--> statement-breakpoint
CREATE TABLE `reference_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`view` text NOT NULL,
	`version` integer NOT NULL,
	`photo_id` text NOT NULL,
	`source` text NOT NULL,
	`reason` text,
	`created_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_photos_version` ON `reference_photos` (`patient_id`,`view`,`version`);--> statement-breakpoint
CREATE TABLE `regions` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`view` text NOT NULL,
	`version` integer NOT NULL,
	`reference_id` text NOT NULL,
	`polygon` text NOT NULL,
	`source` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reference_id`) REFERENCES `reference_photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `regions_version` ON `regions` (`patient_id`,`view`,`version`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`number` integer NOT NULL,
	`sessions_planned` integer NOT NULL,
	`interval_days` integer NOT NULL,
	`anchor` text,
	`pattern` text NOT NULL,
	`protocol_version` integer NOT NULL,
	`primary_metric` text NOT NULL,
	`primary_view` text NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`stopped_on` text,
	`stopped_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `courses_patient_number` ON `courses` (`patient_id`,`number`);--> statement-breakpoint
CREATE TABLE `milestone_reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`course_id` text NOT NULL,
	`milestone` text NOT NULL,
	`visit_id` text NOT NULL,
	`accept_late` integer DEFAULT false NOT NULL,
	`reason` text,
	`reviewed_by` text NOT NULL,
	`reviewed_at` text NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reviewed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `milestone_reviews_course` ON `milestone_reviews` (`course_id`,`milestone`,`id`);--> statement-breakpoint
CREATE TABLE `milestone_windows` (
	`course_id` text NOT NULL,
	`milestone` text NOT NULL,
	`patient_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`opens_on` text NOT NULL,
	`target_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`settled` integer NOT NULL,
	PRIMARY KEY(`course_id`, `milestone`),
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `milestone_windows_open` ON `milestone_windows` (`settled`,`closes_on`,`opens_on`);--> statement-breakpoint
CREATE INDEX `milestone_windows_patient` ON `milestone_windows` (`patient_id`);--> statement-breakpoint
CREATE TABLE `patients` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`year_of_birth` integer,
	`sex` text DEFAULT 'withheld' NOT NULL,
	`phone` text,
	`pattern` text NOT NULL,
	`branch_id` text NOT NULL,
	`note` text,
	`status` text DEFAULT 'active' NOT NULL,
	`lost_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `patients_id` ON `patients` (`id`);--> statement-breakpoint
CREATE INDEX `patients_name` ON `patients` (`name_folded`,`row_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `patients_code` ON `patients` (lower("code"));--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`course_id` text,
	`branch_id` text NOT NULL,
	`date` text NOT NULL,
	`date_precision` text DEFAULT 'day' NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`session_kind` text,
	`session_counts` integer,
	`injected_at` text,
	`pattern` text NOT NULL,
	`protocol_version` integer NOT NULL,
	`preparation` text NOT NULL,
	`record` text NOT NULL,
	`room` text,
	`note` text,
	`accepted` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `visits_patient_date` ON `visits` (`patient_id`,`date`);--> statement-breakpoint
CREATE INDEX `visits_branch_date` ON `visits` (`branch_id`,`date`);--> statement-breakpoint
CREATE INDEX `visits_course` ON `visits` (`course_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`roles` text DEFAULT '' NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sign_in_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sign_in_accounts_user` ON `sign_in_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	FOREIGN KEY (`user_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_sessions_token` ON `sign_in_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sign_in_sessions_user` ON `sign_in_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `derivatives` (
	`photo_id` text NOT NULL,
	`kind` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`width_px` integer NOT NULL,
	`height_px` integer NOT NULL,
	`recipe` text NOT NULL,
	`recipe_version` integer NOT NULL,
	`parameters` text NOT NULL,
	`sharp_version` text NOT NULL,
	`libvips_version` text NOT NULL,
	PRIMARY KEY(`photo_id`, `kind`),
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`view` text NOT NULL,
	`timing` text NOT NULL,
	`purpose` text NOT NULL,
	`state` text DEFAULT 'current' NOT NULL,
	`excluded_reason` text,
	`captured_at` text,
	`captured_at_source` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`folder` text NOT NULL,
	`sha256` text NOT NULL,
	`media_type` text NOT NULL,
	`original_bytes` integer NOT NULL,
	`original_width_px` integer NOT NULL,
	`original_height_px` integer NOT NULL,
	`width_px` integer NOT NULL,
	`height_px` integer NOT NULL,
	`device` text,
	`file_missing` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`uploaded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `photos_folder` ON `photos` (`folder`);--> statement-breakpoint
CREATE UNIQUE INDEX `photos_one_primary` ON `photos` (`visit_id`,`view`,`timing`) WHERE "photos"."purpose" in ('primary', 'retake') and "photos"."state" = 'current';--> statement-breakpoint
CREATE UNIQUE INDEX `photos_same_bytes_in_slot` ON `photos` (`visit_id`,`view`,`timing`,`sha256`) WHERE "photos"."state" = 'current';--> statement-breakpoint
CREATE INDEX `photos_patient` ON `photos` (`patient_id`,`view`);--> statement-breakpoint
CREATE INDEX `photos_sha256` ON `photos` (`sha256`);