CREATE TABLE `kit_presets` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`fields` text NOT NULL,
	`retired` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `session_record_entries` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`visit_id` text NOT NULL,
	`version` integer NOT NULL,
	`patient_id` text NOT NULL,
	`state` text NOT NULL,
	`record` text NOT NULL,
	`lot_folded` text,
	`confirmations` text NOT NULL,
	`reason` text,
	`saved_by` text,
	`saved_at` text,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`saved_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_record_entries_version` ON `session_record_entries` (`visit_id`,`version`);--> statement-breakpoint
CREATE INDEX `session_record_entries_patient` ON `session_record_entries` (`patient_id`);--> statement-breakpoint
CREATE INDEX `session_record_entries_lot` ON `session_record_entries` (`lot_folded`);
--> statement-breakpoint
-- What was noted of sessions so far is the first version of their records: a draft, whoever wrote it.
INSERT INTO `session_record_entries` (`visit_id`, `version`, `patient_id`, `state`, `record`, `lot_folded`, `confirmations`, `saved_at`)
SELECT `id`, 1, `patient_id`, 'draft', `record`, nullif(nullif(lower(trim(json_extract(`record`, '$.kitLot'))), ''), 'none'), '[]', `updated_at` FROM `visits` WHERE `record` <> '{}';
--> statement-breakpoint
ALTER TABLE `visits` DROP COLUMN `record`;
--> statement-breakpoint
CREATE TRIGGER `session_record_entries_no_update` BEFORE UPDATE ON `session_record_entries` BEGIN SELECT RAISE(ABORT, 'append_only: session_record_entries'); END;
--> statement-breakpoint
CREATE TRIGGER `session_record_entries_no_delete` BEFORE DELETE ON `session_record_entries` BEGIN SELECT RAISE(ABORT, 'append_only: session_record_entries'); END;
--> statement-breakpoint
-- What was given is asked of by the clinic's figures.
CREATE TRIGGER `session_record_entries_outcome_insert` AFTER INSERT ON `session_record_entries` BEGIN INSERT INTO stale_outcomes (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
