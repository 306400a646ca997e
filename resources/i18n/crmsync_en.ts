<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ActivityModel</name>
    <message numerus="yes">
        <source>%n change(s) found</source>
        <translation>
            <numerusform>%n change found</numerusform>
            <numerusform>%n changes found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in Outlook</source>
        <translation>
            <numerusform>%n record written in Outlook</numerusform>
            <numerusform>%n records written in Outlook</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written in the CRM</source>
        <translation>
            <numerusform>%n record written in the CRM</numerusform>
            <numerusform>%n records written in the CRM</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n selected row(s):</source>
        <translation>
            <numerusform>%n selected row:</numerusform>
            <numerusform>%n selected rows:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message numerus="yes">
        <source>The same in all %n conflict(s) about this field</source>
        <translation>
            <numerusform>The same in %n conflict about this field</numerusform>
            <numerusform>The same in all %n conflicts about this field</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep both, joined, in %n conflict(s)</source>
        <translation>
            <numerusform>Keep both, joined, in %n conflict</numerusform>
            <numerusform>Keep both, joined, in %n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep what Outlook has in %n conflict(s)</source>
        <translation>
            <numerusform>Keep what Outlook has in %n conflict</numerusform>
            <numerusform>Keep what Outlook has in %n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep what the CRM has in %n conflict(s)</source>
        <translation>
            <numerusform>Keep what the CRM has in %n conflict</numerusform>
            <numerusform>Keep what the CRM has in %n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Empty it on both sides, in %n conflict(s)</source>
        <translation>
            <numerusform>Empty it on both sides, in %n conflict</numerusform>
            <numerusform>Empty it on both sides, in %n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep “{value}” in %n conflict(s)</source>
        <translation>
            <numerusform>Keep “{value}” in %n conflict</numerusform>
            <numerusform>Keep “{value}” in %n conflicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message numerus="yes">
        <source>%n account(s) imported.</source>
        <translation>
            <numerusform>%n account imported.</numerusform>
            <numerusform>%n accounts imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) exported.</source>
        <translation>
            <numerusform>%n pair exported.</numerusform>
            <numerusform>%n pairs exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message numerus="yes">
        <source>{name}: %n meeting(s)</source>
        <translation>
            <numerusform>{name}: %n meeting</numerusform>
            <numerusform>{name}: %n meetings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) in it</source>
        <translation>
            <numerusform>%n contact in it</numerusform>
            <numerusform>%n contacts in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) in it</source>
        <translation>
            <numerusform>%n task in it</numerusform>
            <numerusform>%n tasks in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s) in it</source>
        <translation>
            <numerusform>%n meeting in it</numerusform>
            <numerusform>%n meetings in it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Review (%n)</source>
        <translation>
            <numerusform>Review (%n)</numerusform>
            <numerusform>Review (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message numerus="yes">
        <source>%n mapping(s) could not be synced</source>
        <translation>
            <numerusform>%n mapping could not be synced</numerusform>
            <numerusform>%n mappings could not be synced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n change waits for you</numerusform>
            <numerusform>%n changes wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) synced</source>
        <translation>
            <numerusform>%n change synced</numerusform>
            <numerusform>%n changes synced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>Re&amp;view %n change(s)</source>
        <translation>
            <numerusform>Re&amp;view %n change</numerusform>
            <numerusform>Re&amp;view %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n change(s) written in {side}</source>
        <translation>
            <numerusform>%n change written in {side}</numerusform>
            <numerusform>%n changes written in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) linked</source>
        <translation>
            <numerusform>%n pair linked</numerusform>
            <numerusform>%n pairs linked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n change waits for you</numerusform>
            <numerusform>%n changes wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n request(s)</source>
        <translation>
            <numerusform>About %n request</numerusform>
            <numerusform>About %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make all %n change(s)</source>
        <translation>
            <numerusform>Make %n change</numerusform>
            <numerusform>Make all %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the calendar&apos;s server mails %n guest(s)</source>
        <translation>
            <numerusform>the calendar&apos;s server mails %n guest</numerusform>
            <numerusform>the calendar&apos;s server mails %n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody gets mail (%n guest(s) would, were it allowed)</source>
        <translation>
            <numerusform>nobody gets mail (%n guest would, were it allowed)</numerusform>
            <numerusform>nobody gets mail (%n guests would, were it allowed)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n contact(s) in {side}</source>
        <translation>
            <numerusform>create %n contact in {side}</numerusform>
            <numerusform>create %n contacts in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n task(s) in {side}</source>
        <translation>
            <numerusform>create %n task in {side}</numerusform>
            <numerusform>create %n tasks in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>create %n meeting(s) in {side}</source>
        <translation>
            <numerusform>create %n meeting in {side}</numerusform>
            <numerusform>create %n meetings in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n contact(s) in {side}</source>
        <translation>
            <numerusform>change %n contact in {side}</numerusform>
            <numerusform>change %n contacts in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n task(s) in {side}</source>
        <translation>
            <numerusform>change %n task in {side}</numerusform>
            <numerusform>change %n tasks in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n meeting(s) in {side}</source>
        <translation>
            <numerusform>change %n meeting in {side}</numerusform>
            <numerusform>change %n meetings in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n contact(s) in {side}</source>
        <translation>
            <numerusform>delete %n contact in {side}</numerusform>
            <numerusform>delete %n contacts in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n task(s) in {side}</source>
        <translation>
            <numerusform>delete %n task in {side}</numerusform>
            <numerusform>delete %n tasks in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n meeting(s) in {side}</source>
        <translation>
            <numerusform>delete %n meeting in {side}</numerusform>
            <numerusform>delete %n meetings in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n photo(s) in {side}</source>
        <translation>
            <numerusform>change %n photo in {side}</numerusform>
            <numerusform>change %n photos in {side}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>link %n pair(s)</source>
        <translation>
            <numerusform>link %n pair</numerusform>
            <numerusform>link %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>rows of a plan</comment>
        <translation>
            <numerusform>%n gone</numerusform>
            <numerusform>%n gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewWindow</name>
    <message numerus="yes">
        <source>Refuse the %n held change(s)?</source>
        <translation>
            <numerusform>Refuse the %n held change?</numerusform>
            <numerusform>Refuse the %n held changes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the plan with your %n decision(s)</source>
        <translation>
            <numerusform>Show the plan with your %n decision</numerusform>
            <numerusform>Show the plan with your %n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close without your %n decision(s)?</source>
        <translation>
            <numerusform>Close without your %n decision?</numerusform>
            <numerusform>Close without your %n decisions?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message numerus="yes">
        <source>{mapping}, tried %n time(s)</source>
        <translation>
            <numerusform>{mapping}, tried %n time</numerusform>
            <numerusform>{mapping}, tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recurrence</name>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>every %n day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s)</source>
        <translation>
            <numerusform>every %n week</numerusform>
            <numerusform>every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s)</source>
        <translation>
            <numerusform>every %n month</numerusform>
            <numerusform>every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s)</source>
        <translation>
            <numerusform>every %n year</numerusform>
            <numerusform>every %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{series}, %n time(s)</source>
        <translation>
            <numerusform>{series}, %n time</numerusform>
            <numerusform>{series}, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s) on {days}</source>
        <translation>
            <numerusform>every %n week on {days}</numerusform>
            <numerusform>every %n weeks on {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s), {days}</source>
        <translation>
            <numerusform>every %n month, {days}</numerusform>
            <numerusform>every %n months, {days}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s), {days}</source>
        <translation>
            <numerusform>every %n year, {days}</numerusform>
            <numerusform>every %n years, {days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n change(s) wait for your yes</source>
        <translation>
            <numerusform>%n change waits for your yes</numerusform>
            <numerusform>%n changes wait for your yes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) with more than one possible counterpart</source>
        <translation>
            <numerusform>%n record with more than one possible counterpart</numerusform>
            <numerusform>%n records with more than one possible counterpart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) noted; the next sync carries them out.</source>
        <translation>
            <numerusform>%n decision noted; the next sync carries it out.</numerusform>
            <numerusform>%n decisions noted; the next sync carries them out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n change(s) wait for you</source>
        <translation>
            <numerusform>%n change waits for you</numerusform>
            <numerusform>%n changes wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message numerus="yes">
        <source>Re&amp;view %n change(s) …</source>
        <translation>
            <numerusform>Re&amp;view %n change …</numerusform>
            <numerusform>Re&amp;view %n changes …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message numerus="yes">
        <source>%n guest(s) of meetings will be told by mail.</source>
        <translation>
            <numerusform>%n guest of a meeting will be told by mail.</numerusform>
            <numerusform>%n guests of meetings will be told by mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Put %n record(s) back</source>
        <translation>
            <numerusform>&amp;Put %n record back</numerusform>
            <numerusform>&amp;Put %n records back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%n record(s) put back by run {run}.</source>
        <translation>
            <numerusform>%n record put back by run {run}.</numerusform>
            <numerusform>%n records put back by run {run}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message numerus="yes">
        <source>%n day(s) before</source>
        <translation>
            <numerusform>%n day before</numerusform>
            <numerusform>%n days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) before</source>
        <translation>
            <numerusform>%n hour before</numerusform>
            <numerusform>%n hours before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n minute before</numerusform>
            <numerusform>%n minutes before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>occurrences of a series</comment>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
</TS>
