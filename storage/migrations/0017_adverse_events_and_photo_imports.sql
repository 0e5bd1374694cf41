CREATE TABLE `adverse_event_entries` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`patient_id` text NOT NULL,
	`visit_id` text,
	`term` text NOT NULL,
	`description` text,
	`onset_on` text NOT NULL,
	`onset_time` text,
	`duration_minutes` integer,
	`ended_on` text,
	`grade` integer NOT NULL,
	`action` text,
	`outcome` text,
	`closed_by` text,
	`closed_at` text,
	`withdrawn` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`closed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `adverse_event_entries_version` ON `adverse_event_entries` (`event_id`,`version`);--> statement-breakpoint
CREATE INDEX `adverse_event_entries_patient` ON `adverse_event_entries` (`patient_id`);--> statement-breakpoint
CREATE INDEX `adverse_event_entries_grave` ON `adverse_event_entries` (`onset_on`) WHERE "adverse_event_entries"."grade" >= 3 and "adverse_event_entries"."outcome" is null and "adverse_event_entries"."withdrawn" = 0;--> statement-breakpoint
CREATE TABLE `adverse_event_notes` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`event_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `adverse_event_notes_id` ON `adverse_event_notes` (`id`);--> statement-breakpoint
CREATE INDEX `adverse_event_notes_event` ON `adverse_event_notes` (`event_id`);--> statement-breakpoint
CREATE TABLE `photo_import_photos` (
	`import_id` text NOT NULL,
	`photo_id` text NOT NULL,
	PRIMARY KEY(`import_id`, `photo_id`),
	FOREIGN KEY (`import_id`) REFERENCES `photo_imports`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `photo_import_undos` (
	`import_id` text PRIMARY KEY NOT NULL,
	`undone_by` text NOT NULL,
	`undone_at` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `photo_imports`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`undone_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `photo_import_visits` (
	`import_id` text NOT NULL,
	`place` integer NOT NULL,
	`visit_id` text NOT NULL,
	`is_new` integer NOT NULL,
	PRIMARY KEY(`import_id`, `place`),
	FOREIGN KEY (`import_id`) REFERENCES `photo_imports`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `photo_imports` (
	`row_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`patient_id` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `photo_imports_id_unique` ON `photo_imports` (`id`);--> statement-breakpoint
CREATE INDEX `photo_imports_patient` ON `photo_imports` (`patient_id`);
--> statement-breakpoint
CREATE TRIGGER `adverse_event_entries_no_update` BEFORE UPDATE ON `adverse_event_entries` BEGIN SELECT RAISE(ABORT, 'append_only: adverse_event_entries'); END;
--> statement-breakpoint
CREATE TRIGGER `adverse_event_entries_no_delete` BEFORE DELETE ON `adverse_event_entries` BEGIN SELECT RAISE(ABORT, 'append_only: adverse_event_entries'); END;
--> statement-breakpoint
CREATE TRIGGER `adverse_event_notes_no_update` BEFORE UPDATE ON `adverse_event_notes` BEGIN SELECT RAISE(ABORT, 'append_only: adverse_event_notes'); END;
--> statement-breakpoint
CREATE TRIGGER `adverse_event_notes_no_delete` BEFORE DELETE ON `adverse_event_notes` BEGIN SELECT RAISE(ABORT, 'append_only: adverse_event_notes'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_imports_no_update` BEFORE UPDATE ON `photo_imports` BEGIN SELECT RAISE(ABORT, 'append_only: photo_imports'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_imports_no_delete` BEFORE DELETE ON `photo_imports` BEGIN SELECT RAISE(ABORT, 'append_only: photo_imports'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_import_visits_no_update` BEFORE UPDATE ON `photo_import_visits` BEGIN SELECT RAISE(ABORT, 'append_only: photo_import_visits'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_import_visits_no_delete` BEFORE DELETE ON `photo_import_visits` BEGIN SELECT RAISE(ABORT, 'append_only: photo_import_visits'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_import_photos_no_update` BEFORE UPDATE ON `photo_import_photos` BEGIN SELECT RAISE(ABORT, 'append_only: photo_import_photos'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_import_photos_no_delete` BEFORE DELETE ON `photo_import_photos` BEGIN SELECT RAISE(ABORT, 'append_only: photo_import_photos'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_import_undos_no_update` BEFORE UPDATE ON `photo_import_undos` BEGIN SELECT RAISE(ABORT, 'append_only: photo_import_undos'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_import_undos_no_delete` BEFORE DELETE ON `photo_import_undos` BEGIN SELECT RAISE(ABORT, 'append_only: photo_import_undos'); END;
