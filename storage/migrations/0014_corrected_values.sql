ALTER TABLE `measurements` ADD `value_id` text;--> statement-breakpoint
ALTER TABLE `measurements` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `measurements` ADD `withdrawn` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `measurements_version` ON `measurements` (`value_id`,`version`);