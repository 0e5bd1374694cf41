CREATE TABLE `treatment_entries` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`treatment_id` text NOT NULL,
	`version` integer NOT NULL,
	`patient_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text,
	`started_on` text NOT NULL,
	`started_precision` text NOT NULL,
	`stopped_on` text,
	`stopped_precision` text NOT NULL,
	`note` text,
	`withdrawn` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `treatment_entries_version` ON `treatment_entries` (`treatment_id`,`version`);--> statement-breakpoint
CREATE INDEX `treatment_entries_patient` ON `treatment_entries` (`patient_id`);
--> statement-breakpoint
CREATE TRIGGER `treatment_entries_no_update` BEFORE UPDATE ON `treatment_entries` BEGIN SELECT RAISE(ABORT, 'append_only: treatment_entries'); END;
--> statement-breakpoint
CREATE TRIGGER `treatment_entries_no_delete` BEFORE DELETE ON `treatment_entries` BEGIN SELECT RAISE(ABORT, 'append_only: treatment_entries'); END;
--> statement-breakpoint
CREATE TRIGGER `treatment_entries_stale_insert` AFTER INSERT ON `treatment_entries` BEGIN INSERT INTO stale_patients (patient_id) VALUES (NEW.patient_id) ON CONFLICT (patient_id) DO UPDATE SET changes = changes + 1; END;
