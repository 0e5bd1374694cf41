CREATE TABLE `annotation_removals` (
	`annotation_id` text PRIMARY KEY NOT NULL,
	`removed_by` text NOT NULL,
	`removed_at` text NOT NULL,
	FOREIGN KEY (`annotation_id`) REFERENCES `annotations`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`removed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `annotations` (
	`id` text PRIMARY KEY NOT NULL,
	`patient_id` text NOT NULL,
	`view` text NOT NULL,
	`reference_photo_id` text NOT NULL,
	`photo_id` text NOT NULL,
	`kind` text NOT NULL,
	`points` text NOT NULL,
	`text` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`patient_id`) REFERENCES `patients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reference_photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `annotations_patient` ON `annotations` (`patient_id`,`view`);
--> statement-breakpoint
CREATE TRIGGER `annotations_no_update` BEFORE UPDATE ON `annotations` BEGIN SELECT RAISE(ABORT, 'append_only: annotations'); END;
--> statement-breakpoint
CREATE TRIGGER `annotations_no_delete` BEFORE DELETE ON `annotations` BEGIN SELECT RAISE(ABORT, 'append_only: annotations'); END;
--> statement-breakpoint
CREATE TRIGGER `annotation_removals_no_update` BEFORE UPDATE ON `annotation_removals` BEGIN SELECT RAISE(ABORT, 'append_only: annotation_removals'); END;
--> statement-breakpoint
CREATE TRIGGER `annotation_removals_no_delete` BEFORE DELETE ON `annotation_removals` BEGIN SELECT RAISE(ABORT, 'append_only: annotation_removals'); END;
