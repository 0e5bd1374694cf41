CREATE TABLE `aftercare_overrides` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`patient_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`version` integer NOT NULL,
	`text` text,
	`span` text,
	`reason` text NOT NULL,
	`withdrawn` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `aftercare_overrides_version` ON `aftercare_overrides` (`patient_id`,`rule_id`,`version`);--> statement-breakpoint
CREATE INDEX `aftercare_overrides_patient` ON `aftercare_overrides` (`patient_id`,`id`);--> statement-breakpoint
CREATE TABLE `text_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`text` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`published_by` text,
	`published_at` text NOT NULL,
	FOREIGN KEY (`published_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `text_versions_version` ON `text_versions` (`text`,`language`,`version`);
--> statement-breakpoint
CREATE TRIGGER `text_versions_no_update` BEFORE UPDATE ON `text_versions` BEGIN SELECT RAISE(ABORT, 'append_only: text_versions'); END;
--> statement-breakpoint
CREATE TRIGGER `text_versions_no_delete` BEFORE DELETE ON `text_versions` BEGIN SELECT RAISE(ABORT, 'append_only: text_versions'); END;
--> statement-breakpoint
CREATE TRIGGER `aftercare_overrides_no_update` BEFORE UPDATE ON `aftercare_overrides` BEGIN SELECT RAISE(ABORT, 'append_only: aftercare_overrides'); END;
--> statement-breakpoint
CREATE TRIGGER `aftercare_overrides_no_delete` BEFORE DELETE ON `aftercare_overrides` BEGIN SELECT RAISE(ABORT, 'append_only: aftercare_overrides'); END;

