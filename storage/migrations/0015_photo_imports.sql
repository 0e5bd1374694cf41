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
CREATE INDEX `photo_imports_patient` ON `photo_imports` (`patient_id`);--> statement-breakpoint
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
