CREATE TABLE `photo_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`photo_id` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`photo_id`) REFERENCES `photos`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `photo_changes_photo` ON `photo_changes` (`photo_id`,`id`);--> statement-breakpoint
CREATE TRIGGER `photo_changes_no_update` BEFORE UPDATE ON `photo_changes` BEGIN SELECT RAISE(ABORT, 'append_only: photo_changes'); END;
--> statement-breakpoint
CREATE TRIGGER `photo_changes_no_delete` BEFORE DELETE ON `photo_changes` BEGIN SELECT RAISE(ABORT, 'append_only: photo_changes'); END;
